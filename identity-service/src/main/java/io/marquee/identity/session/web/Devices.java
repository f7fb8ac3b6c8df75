package io.marquee.identity.session.web;

import io.marquee.identity.session.Device;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** From where a request comes. */
class Devices {

  private Devices() {}

  /**
   * The gateway names the client's address, after it has removed what the client itself claims; it
   * is shown to the user and decides nothing.
   */
  static Device of(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    String address =
        forwarded == null ? request.getRemoteAddr() : forwarded.split(",", 2)[0].strip();
    return new Device(request.getHeader(HttpHeaders.USER_AGENT), address);
  }
}
