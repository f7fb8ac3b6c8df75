package io.marquee.publishing.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class FeedWriterTests {

  private static final UUID WORKSPACE = UUID.fromString("01900000-0000-7000-8000-000000000001");
  private static final UUID FIRST = UUID.fromString("01900000-0000-7000-8000-000000000002");

  private final FeedWriter writer = new FeedWriter(new FeedAddresses("https://marquee.test"));

  private static Feed.Item item(String title, String description, boolean hasPoster) {
    return new Feed.Item(
        FIRST,
        title,
        description,
        Instant.parse("2026-11-02T09:05:00.123Z"),
        "video/mp4",
        4711,
        11_200,
        hasPoster);
  }

  @Test
  void saysWhatPlayersNeed() throws Exception {
    Document feed = read(new Feed(WORKSPACE, "Acme", List.of(item("Launch", "Look!", true))));

    assertThat(at(feed, "/rss/@version")).isEqualTo("2.0");
    assertThat(at(feed, "/rss/channel/link"))
        .isEqualTo("https://marquee.test/feeds/" + WORKSPACE + ".xml");
    assertThat(at(feed, "/rss/channel/lastBuildDate")).isEqualTo("Mon, 2 Nov 2026 09:05:00 GMT");
    assertThat(at(feed, "/rss/channel/*[local-name()='medium']")).isEqualTo("video");
    assertThat(at(feed, "/rss/channel/*[local-name()='category']/@text")).isEqualTo("TV & Film");
    assertThat(at(feed, "/rss/channel/item/guid")).isEqualTo(FIRST.toString());
    assertThat(at(feed, "/rss/channel/item/guid/@isPermaLink")).isEqualTo("false");
    assertThat(at(feed, "/rss/channel/item/pubDate")).isEqualTo("Mon, 2 Nov 2026 09:05:00 GMT");
    assertThat(at(feed, "/rss/channel/item/enclosure/@url"))
        .isEqualTo("https://marquee.test/media/" + FIRST + ".mp4");
    assertThat(at(feed, "/rss/channel/item/enclosure/@length")).isEqualTo("4711");
    assertThat(at(feed, "/rss/channel/item/enclosure/@type")).isEqualTo("video/mp4");
    assertThat(at(feed, "/rss/channel/item/*[local-name()='duration']")).isEqualTo("12");
    assertThat(at(feed, "/rss/channel/item/*[local-name()='image']/@href"))
        .isEqualTo("https://marquee.test/media/" + FIRST + ".jpg");
  }

  @Test
  void carriesWhateverPeopleType() throws Exception {
    String title = "</title><script>alert(\"1\")</script> & ]]> 'é' 👩‍👩‍👧 שלום 你好";
    Document feed = read(new Feed(WORKSPACE, title, List.of(item(title, "a\nb\tc", false))));

    assertThat(at(feed, "/rss/channel/title")).isEqualTo(title);
    assertThat(at(feed, "/rss/channel/item/title")).isEqualTo(title);
    assertThat(at(feed, "/rss/channel/item/description")).isEqualTo("a\nb\tc");
    assertThat(at(feed, "count(//*[local-name()='image'])")).isEqualTo("0");
  }

  @Test
  void dropsWhatXmlCannotSay() throws Exception {
    Document feed = read(new Feed(WORKSPACE, "a\u0000b\u000bc\ufffed\ud800e", List.of()));
    assertThat(at(feed, "/rss/channel/title")).isEqualTo("abcde");
  }

  @Test
  void isTheSameBytesForTheSameFeed() {
    var feed = new Feed(WORKSPACE, "Acme", List.of(item("Launch", "", true)));
    assertThat(writer.write(feed)).isEqualTo(writer.write(feed));
    assertThat(new String(writer.write(feed), StandardCharsets.UTF_8)).startsWith("<?xml");
  }

  private Document read(Feed feed) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(writer.write(feed)));
  }

  private static String at(Document feed, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, feed);
  }
}
