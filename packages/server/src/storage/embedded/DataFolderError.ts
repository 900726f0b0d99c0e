/** The data folder cannot be used; the message names the cause and what helps. */
export class DataFolderError extends Error {
  override name = "DataFolderError";
}
