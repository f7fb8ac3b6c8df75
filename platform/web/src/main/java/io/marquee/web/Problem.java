package io.marquee.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document (RFC 9457), the body of every answer of 400 and above. It names its JSON
 * members itself, so that it looks the same whatever mapper writes it, in a service or in the
 * gateway.
 *
 * @param type a URN that ends in the code; the same for every occurrence
 * @param title the kind of failure in a few words
 * @param status the HTTP status, repeated
 * @param detail what happened this time
 * @param code the stable code that programs branch on
 * @param errors the parts of the request that are wrong, never null
 * @param traceId the trace to quote to support, null when none is recorded
 * @param remedy what the client can do about it, null where nothing helps
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "errors", "trace_id", "remedy"})
public record Problem(
    @JsonProperty("type") String type,
    @JsonProperty("title") String title,
    @JsonProperty("status") int status,
    @JsonProperty("detail") String detail,
    @JsonProperty("code") String code,
    @JsonProperty("errors") List<FieldError> errors,
    @JsonProperty("trace_id") @Nullable String traceId,
    @JsonProperty("remedy") @Nullable String remedy) {

  /** The media type of {@link #json()}. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  public Problem {
    errors = List.copyOf(errors);
  }

  /** The document about a failure. */
  public static Problem of(MarqueeProblem failure, @Nullable String traceId) {
    return new Problem(
        "urn:marquee:problem:" + failure.code(),
        failure.title(),
        failure.status(),
        failure.detail(),
        failure.code(),
        failure.errors(),
        traceId,
        failure.remedy());
  }

  /** The document as JSON, for places without a message converter: filters and the gateway. */
  public String json() {
    return MAPPER.writeValueAsString(this);
  }
}
