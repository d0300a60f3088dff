export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotFoundError extends HttpError {
  constructor(what: string, id: string) {
    super(404, 'not_found', `There is no ${what} with the id ${id}.`);
  }
}

export class ConflictError extends HttpError {
  constructor(message: string) {
    super(409, 'conflict', message);
  }
}

export class UnauthorizedError extends HttpError {
  constructor(message = 'Credentials are missing or wrong.') {
    super(401, 'unauthorized', message);
  }
}

export class UpstreamError extends HttpError {
  constructor(service: string, status: number) {
    super(502, 'upstream_failed', `${service} answered with status ${status}.`);
  }
}
