/** Name of the only policy that may turn a text into the address of a script: the site's Content-Security-Policy lets no other be made. */
export const trustedTypesPolicy = 'barqiyat';
