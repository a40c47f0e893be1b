import type {Probe} from '../core/probe.ts';
import {graphDirectoryProbes} from './graph-directory-probes.ts';
import {graphServiceProbes} from './graph-service-probes.ts';

/** Requests to Microsoft Graph, in the order people look for them. */
export const graphProbes: readonly Probe[] = [...graphDirectoryProbes, ...graphServiceProbes];
