/**
 * How far a value is the client's to choose: 'free' where it comes from a request and nothing in sight holds it down, 'checked' where it
 * does and something holds it down, or may; 'no' where it is not known to come from a request.
 */
export type SentByClient = 'free' | 'checked' | 'no';
