import type {HttpResponse} from '../core/http.ts';

/** The id an API gave a request, for support: Graph's `request-id`, ARM's `x-ms-request-id`, Partner Center's `ms-requestid`. */
export const requestIdOf = ({headers}: HttpResponse): string | undefined =>
	headers['request-id'] ?? headers['x-ms-request-id'] ?? headers['ms-requestid'];
