package io.marquee.web;

/**
 * What is wrong with one part of a request.
 *
 * @param pointer a JSON pointer (RFC 6901) into the body, such as <code>/shots/3/duration_seconds
 *     </code>; for a query or path parameter <code>?limit</code> or <code>{film_id}</code>
 * @param code a stable word for programs, such as <code>not_blank</code>
 * @param detail a sentence for people
 */
public record FieldError(String pointer, String code, String detail) {}
