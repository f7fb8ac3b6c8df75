package io.marquee.gateway.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/** The service behind every contender: it answers 1 kB to whatever it is asked. */
final class BareResponder {

  private BareResponder() {}

  public static void main(String[] words) {
    ByteBuf body =
        Unpooled.unreleasableBuffer(
            Unpooled.directBuffer()
                .writeBytes(
                    ("{\"x\":\"" + "x".repeat(1000) + "\"}").getBytes(StandardCharsets.UTF_8)));
    HttpServer.create()
        .host("127.0.0.1")
        .port(Integer.parseInt(words[0]))
        .childOption(ChannelOption.TCP_NODELAY, true)
        .handle(
            (request, answer) ->
                answer
                    .header("Content-Type", "application/json")
                    .header("Content-Length", String.valueOf(body.readableBytes()))
                    .sendObject(Mono.just(body.duplicate())))
        .bindNow()
        .onDispose()
        .block();
  }
}
