const guid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Whether the text has the form of a GUID, as client ids, tenant ids and secret ids have. */
export const isGuid = (text: string): boolean => guid.test(text);
