/** Tenants of Microsoft's own that stand in many tokens, by id in lower case. */
export const knownTenants: ReadonlyMap<string, string> = new Map([
	['f8cdef31-a31e-4b4a-93e4-5f571e91255a', 'Microsoft Services, owner of first-party apps'],
	['72f988bf-86f1-41af-91ab-2d7cd011db47', 'Microsoft Corporation'],
	['9188040d-6c67-4c5b-b112-36a304b66dad', 'personal Microsoft accounts'],
]);
