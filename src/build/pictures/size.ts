/** Pixels of the pictures beside links: large enough for a wide preview (600 at least), small enough that hundreds of them cost seconds. */
export const linkPictureSize = { width: 800, height: 420 } as const;
