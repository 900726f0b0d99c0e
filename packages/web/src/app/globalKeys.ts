/** Opens the command menu. */
export const commandKey = "Mod-k";
/** Shows all keys. */
export const mapKey = "?";
/** Goes to the search field. */
export const searchKey = "/";
