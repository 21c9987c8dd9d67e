// The messages of artifacts, as they stand on the wire.

/** A file or folder in a listing. `file_size` is in bytes and absent for folders. */
export type FileInfo = { path: string; is_dir: boolean; file_size?: number };
