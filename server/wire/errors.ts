// The one error that a caller can mend, and the HTTP status that each of MLflow's error codes answers with.

/** MLflow's error codes that this server answers with, and their HTTP statuses. */
export const STATUS_OF_CODE = {
  INVALID_PARAMETER_VALUE: 400,
  BAD_REQUEST: 400,
  RESOURCE_ALREADY_EXISTS: 400,
  // The original answers INVALID_STATE with 500, which its clients retry for four minutes.
  INVALID_STATE: 400,
  // 500 in the original, likewise.
  FEATURE_DISABLED: 400,
  PERMISSION_DENIED: 403,
  RESOURCE_DOES_NOT_EXIST: 404,
  ENDPOINT_NOT_FOUND: 404,
  INTERNAL_ERROR: 500,
  NOT_IMPLEMENTED: 501,
  TEMPORARILY_UNAVAILABLE: 503,
  RESOURCE_LIMIT_EXCEEDED: 507,
} as const;

/** Complaints quote what was sent, and need not echo a body of megabytes. */
const MAX_MESSAGE_LENGTH = 8000;

/** A name of an MLflow error code. */
export type ErrorCode = keyof typeof STATUS_OF_CODE;

/** What the caller can mend (or wait for). Everything else that is thrown is a defect of this server. */
export class ApiError extends Error {
  /** More fields of the reply, for the pages: the `position` of a mistake in a filter. */
  readonly details: Readonly<Record<string, unknown>> = {};
  /** Headers that belong to the status: the `Allow` of a 405. */
  readonly headers: Readonly<Record<string, string>> = {};

  /** `status` overrides the code's own where HTTP has a more exact one (405, 413, 416). */
  constructor(readonly code: ErrorCode, message: string, readonly status: number = STATUS_OF_CODE[code]) {
    super(message.length > MAX_MESSAGE_LENGTH ? `${message.slice(0, MAX_MESSAGE_LENGTH)}…` : message);
    this.name = "ApiError";
  }
}

/** 400 INVALID_PARAMETER_VALUE. */
export const invalid = (message: string) => new ApiError("INVALID_PARAMETER_VALUE", message);

/** 404 RESOURCE_DOES_NOT_EXIST. */
export const notFound = (message: string) => new ApiError("RESOURCE_DOES_NOT_EXIST", message);

/** 400 RESOURCE_ALREADY_EXISTS. */
export const alreadyExists = (message: string) => new ApiError("RESOURCE_ALREADY_EXISTS", message);
