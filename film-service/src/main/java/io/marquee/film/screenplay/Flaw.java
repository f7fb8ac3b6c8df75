package io.marquee.film.screenplay;

/**
 * Something wrong with a screenplay.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the screenplay
 * @param code stable name of what is wrong
 * @param detail what is wrong and what is expected, in English
 */
public record Flaw(String pointer, String code, String detail) {}
