package io.marquee.gateway.door;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Watches what Netty reads: closes connections on which headers come too slowly, or whose chunks
 * cannot be read, and counts what Netty refuses by itself.
 */
final class RequestHeads {

  private static final byte[] TOO_SLOW = last("408 Request Timeout");
  private static final byte[] UNREADABLE = last("400 Bad Request");

  private static final String BYTES = "marquee.bytes";

  private final Duration slowest;
  private final MeterRegistry meters;

  RequestHeads(Duration slowest, MeterRegistry meters) {
    this.slowest = slowest;
    this.meters = meters;
  }

  void watch(Channel channel) {
    Watch watch = new Watch();
    if (channel.pipeline().get(NettyPipeline.HttpCodec) == null) return;
    channel.pipeline().addBefore(NettyPipeline.HttpCodec, BYTES, watch.new Bytes());
    channel.pipeline().addAfter(NettyPipeline.HttpCodec, "marquee.heads", watch.new Heads());
  }

  private void count(String code) {
    meters.counter("marquee.gateway.refusals", "code", code).increment();
  }

  /** One connection; all of it runs on the connection's own thread. */
  private final class Watch {

    private boolean betweenRequests = true;
    private boolean headAwaited;
    private @Nullable ScheduledFuture<?> deadline;

    /** Before the codec: the first bytes of a request set the clock. */
    private final class Bytes extends ChannelInboundHandlerAdapter {

      @Override
      public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (betweenRequests) headAwaited = true;
        context.fireChannelRead(bytes);
        // Most heads came whole, and need no clock.
        if (headAwaited && deadline == null)
          deadline =
              context
                  .executor()
                  .schedule(() -> tooSlow(context), slowest.toMillis(), TimeUnit.MILLISECONDS);
      }

      @Override
      public void channelInactive(ChannelHandlerContext context) {
        headAwaited = false;
        stopClock();
        context.fireChannelInactive();
      }
    }

    /** After the codec: a whole head stops it. */
    private final class Heads extends ChannelDuplexHandler {

      private boolean broken;
      private boolean answering;

      @Override
      public void channelRead(ChannelHandlerContext context, Object part) {
        if (broken || isUnreadable(part)) {
          ReferenceCountUtil.release(part);
          breakOff(context);
          return;
        }
        if (part instanceof HttpRequest request) {
          stopClock();
          headAwaited = false;
          betweenRequests = false;
          if (request.decoderResult().isFailure()) count(codeOf(request.decoderResult().cause()));
          else if (isNoTarget(request.uri())) count("path_refused");
        }
        if (part instanceof LastHttpContent) betweenRequests = true;
        context.fireChannelRead(part);
      }

      /**
       * The codec says of a chunk that it cannot read that it is the last one: a service would take
       * what came before it for the whole body.
       */
      private void breakOff(ChannelHandlerContext context) {
        if (broken) return;
        broken = true;
        stopClock();
        count("request_malformed");
        if (answering) context.close();
        else answerLast(context.pipeline().context(BYTES), UNREADABLE);
      }

      @Override
      public void write(ChannelHandlerContext context, Object part, ChannelPromise promise) {
        if (part instanceof HttpResponse) answering = true;
        if (part instanceof LastHttpContent) answering = false;
        context.write(part, promise);
      }
    }

    private void stopClock() {
      ScheduledFuture<?> running = deadline;
      deadline = null;
      if (running != null) running.cancel(false);
    }

    private void tooSlow(ChannelHandlerContext context) {
      deadline = null;
      count("headers_too_slow");
      answerLast(context, TOO_SLOW);
    }
  }

  /** A body's part; a head that cannot be read is refused by Spring. */
  private static boolean isUnreadable(Object part) {
    return part instanceof HttpContent content
        && !(part instanceof HttpRequest)
        && content.decoderResult().isFailure();
  }

  private static byte[] last(String status) {
    String answer = "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    return answer.formatted(status).getBytes(StandardCharsets.US_ASCII);
  }

  private static void answerLast(ChannelHandlerContext beforeCodec, byte[] answer) {
    beforeCodec
        .writeAndFlush(Unpooled.wrappedBuffer(answer))
        .addListener(ChannelFutureListener.CLOSE);
  }

  /** Characters that no URI has: Spring answers 400 before anybody else sees the request. */
  private static boolean isNoTarget(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) return true;
    }
    return false;
  }

  private static String codeOf(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpHeaderException headers -> "headers_too_large";
      case TooLongHttpLineException line -> "path_refused";
      case null, default -> "request_malformed";
    };
  }
}
