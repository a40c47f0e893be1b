import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import Conf from 'conf';

type Schema = {readonly properties: object} & Readonly<Record<string, unknown>>;

/** Whether conf, with a schema as it ships, takes this file content. */
export function createSchemaJudge(context: TestContext, schema: Schema): (content: unknown) => boolean {
	const folder = mkdtempSync(join(tmpdir(), 'entok-test-'));
	context.after(() => rmSync(folder, {recursive: true, force: true}));
	const {properties, type: _, title: __, description: ___, $schema: ____, ...rootSchema} = schema;
	return content => {
		writeFileSync(join(folder, 'config.json'), JSON.stringify(content));
		try {
			new Conf({cwd: folder, schema: properties as object, rootSchema});
			return true;
		} catch (error) {
			assert.match(String(error), /Config schema violation/);
			return false;
		}
	};
}
