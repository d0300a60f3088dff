import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ZodError } from 'zod';
import { HttpError, NotFoundError } from '../errors.js';

export const unknownRoute: RequestHandler = (req) => {
  throw new NotFoundError('route', req.path);
};

export const errorHandler: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  if (error instanceof ZodError) {
    res.status(400).json({ code: 'invalid_request', issues: error.issues });
    return;
  }
  if (error instanceof HttpError) {
    res.status(error.status).json({ code: error.code, message: error.message });
    return;
  }
  req.log.error({ err: error }, 'request failed');
  res.status(500).json({ code: 'internal', message: 'Something went wrong on our side.' });
};
