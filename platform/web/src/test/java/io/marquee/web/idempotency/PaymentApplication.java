package io.marquee.web.idempotency;

import io.marquee.web.Caller;
import io.marquee.web.NotYetKnown;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A small service that counts how often it carries something out. */
@Configuration
@EnableAutoConfiguration
@Import(PaymentApplication.Payments.class)
class PaymentApplication {
  @Bean
  DataSource dataSource() {
    return Database.asApp();
  }

  record Payment(String amount) {}

  record Paid(int number, String amount, UUID by) {}

  @RestController
  @RequestMapping("/api/v1")
  static class Payments {
    final AtomicInteger carriedOut = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);

    @PostMapping("/payments")
    ResponseEntity<Paid> pay(@RequestBody Payment payment, Caller caller) throws Exception {
      int number = carriedOut.incrementAndGet();
      gate.await();
      return ResponseEntity.created(URI.create("/api/v1/payments/" + number))
          .eTag("\"" + number + "\"")
          .header("X-Request-Cost", "7")
          .header("Set-Cookie", "a=b")
          .body(new Paid(number, payment.amount(), caller.userId()));
    }

    @DeleteMapping("/payments/1")
    ResponseEntity<Void> forget() {
      carriedOut.incrementAndGet();
      return ResponseEntity.noContent().build();
    }

    @GetMapping("/payments")
    Map<String, Integer> count() {
      return Map.of("count", carriedOut.incrementAndGet());
    }

    @PostMapping("/failing")
    void fail() {
      carriedOut.incrementAndGet();
      throw new IllegalStateException("broken");
    }

    @PostMapping("/early")
    void early() {
      carriedOut.incrementAndGet();
      throw new NotYetKnown("project", new UUID(0, 1));
    }

    @PostMapping("/large")
    String large(@RequestParam int size) {
      carriedOut.incrementAndGet();
      return "x".repeat(size);
    }

    @PostMapping("/stream")
    SseEmitter stream() throws Exception {
      carriedOut.incrementAndGet();
      var stream = new SseEmitter();
      stream.send("first", MediaType.TEXT_PLAIN);
      Thread.startVirtualThread(
          () -> {
            try {
              gate.await();
              stream.send("second", MediaType.TEXT_PLAIN);
              stream.complete();
            } catch (Exception broken) {
              stream.completeWithError(broken);
            }
          });
      return stream;
    }

    @PostMapping("/upload")
    String upload(@RequestParam MultipartFile file) {
      return carriedOut.incrementAndGet() + " " + file.getSize();
    }

    @PostMapping("/auth/logout")
    String authenticate() {
      return "token " + carriedOut.incrementAndGet();
    }
  }
}
