package io.marquee.web.idempotency;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Holds the body back until the answer is kept, so that a client never sees an answer that it could
 * not get again. A stream, and a body above the cap, goes straight through.
 */
class RecordedResponse extends HttpServletResponseWrapper {
  private final HttpServletRequest request;
  private final int cap;
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final ServletOutputStream output = new Output();
  private @Nullable PrintWriter writer;
  private boolean passing;
  private boolean streamed;
  private boolean sentError;

  RecordedResponse(HttpServletRequest request, HttpServletResponse response, int cap) {
    super(response);
    this.request = request;
    this.cap = cap;
  }

  /**
   * Whether another run might rightly answer otherwise: a fault of ours, a stream, or "try again".
   */
  boolean mayBeForgotten() {
    return streamed
        || sentError
        || getStatus() >= 500
        || getStatus() == SC_UNAUTHORIZED
        || containsHeader("Retry-After");
  }

  /** The body, or null when it was above the cap. */
  byte @Nullable [] body() {
    flushWriter();
    return passing ? null : held.toByteArray();
  }

  /** Gives the client what was held back. */
  void send() throws IOException {
    flushWriter();
    if (!passing && !isCommitted() && !sentError) {
      getResponse().setContentLength(held.size());
    }
    pass();
  }

  /** From now on nothing is held back. */
  private synchronized void pass() throws IOException {
    if (!passing) {
      passing = true;
      if (!sentError) {
        held.writeTo(super.getOutputStream());
      }
      held.reset();
    }
  }

  private boolean isStream() {
    String type = getContentType();
    return request.isAsyncStarted() || (type != null && type.startsWith("text/event-stream"));
  }

  private synchronized void write(byte[] bytes, int from, int length) throws IOException {
    if (!passing && isStream()) {
      streamed = true;
      pass();
    } else if (!passing && held.size() + length > cap) {
      pass();
    }
    if (passing) {
      super.getOutputStream().write(bytes, from, length);
    } else {
      held.write(bytes, from, length);
    }
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return output;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer =
          new PrintWriter(new OutputStreamWriter(output, Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  private void flushWriter() {
    if (writer != null) {
      writer.flush();
    }
  }

  @Override
  public synchronized void flushBuffer() throws IOException {
    flushWriter();
    if (!passing && isStream()) {
      streamed = true;
      pass();
    }
    if (passing) {
      super.flushBuffer();
    }
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    held.reset();
  }

  @Override
  public void reset() {
    super.reset();
    held.reset();
  }

  @Override
  public void sendError(int status) throws IOException {
    sentError = true;
    super.sendError(status);
  }

  @Override
  public void sendError(int status, String message) throws IOException {
    sentError = true;
    super.sendError(status, message);
  }

  private class Output extends ServletOutputStream {
    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      RecordedResponse.this.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      flushBuffer();
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Non-blocking output has no Idempotency-Key");
    }
  }
}
