/**
 * Names the program that runs, for what it keeps on the disk: the build puts a hash of everything that was built in its place, so
 * that nobody has to remember to raise a number.
 */
export const engineVersion = '@engine-version@';
