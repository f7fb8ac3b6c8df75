package io.marquee.local.sink;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All mails as files, which survive a restart and open in any mail program. */
final class Mailbox {
  private static final String SUFFIX = ".eml";
  private static final String RECIPIENT = "X-Marquee-Recipient";
  private static final Session SESSION = Session.getInstance(new Properties());
  private final Path folder;
  private final ConcurrentSkipListMap<String, Mail> mails = new ConcurrentSkipListMap<>();
  private final AtomicLong last = new AtomicLong();

  Mailbox(Path folder) throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(SUFFIX)).toList()) {
        String id = file.getFileName().toString().replace(SUFFIX, "");
        try {
          mails.put(id, describe(id, read(file)));
        } catch (MessagingException e) {
          System.err.println(file + " is not a mail: " + e.getMessage());
        }
      }
    }
  }

  /** Keeps one recipient's copy. */
  void add(MimeMessage message, String recipient) throws IOException, MessagingException {
    var copy = new MimeMessage(message);
    copy.setHeader(RECIPIENT, recipient);
    String id = nextId();
    Path fresh = folder.resolve(id + ".new");
    try (OutputStream file = Files.newOutputStream(fresh)) {
      copy.writeTo(file);
    }
    Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
    mails.put(id, describe(id, copy));
  }

  /** Newest first; of everybody, or of one recipient. */
  List<Mail> list(@Nullable String recipient) {
    var newestFirst = new ArrayList<>(mails.descendingMap().values());
    if (recipient != null) newestFirst.removeIf(mail -> !mail.to().equalsIgnoreCase(recipient));
    return newestFirst;
  }

  Optional<MimeMessage> find(String id) throws IOException, MessagingException {
    return mails.containsKey(id) ? Optional.of(read(file(id))) : Optional.empty();
  }

  Path file(String id) {
    return folder.resolve(id + SUFFIX);
  }

  /** Milliseconds, and always above the one before. */
  private String nextId() {
    long now = System.currentTimeMillis();
    return Long.toString(last.updateAndGet(before -> Math.max(before + 1, now)));
  }

  private static MimeMessage read(Path file) throws IOException, MessagingException {
    try (InputStream content = Files.newInputStream(file)) {
      return new MimeMessage(SESSION, content);
    }
  }

  private static Mail describe(String id, MimeMessage message) throws MessagingException {
    String recipient = message.getHeader(RECIPIENT, null);
    String subject = message.getSubject();
    return new Mail(
        id,
        Instant.ofEpochMilli(Long.parseLong(id)),
        InternetAddress.toUnicodeString(
            Optional.ofNullable(message.getFrom())
                .map(addresses -> Arrays.copyOf(addresses, 1))
                .orElse(new jakarta.mail.Address[0])),
        recipient == null ? "" : recipient,
        subject == null ? "" : subject);
  }
}
