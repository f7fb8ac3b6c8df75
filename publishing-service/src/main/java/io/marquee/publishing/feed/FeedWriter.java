package io.marquee.publishing.feed;

import io.marquee.publishing.feed.Feed.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.springframework.stereotype.Component;

/**
 * Writes a feed as RSS 2.0 with Apple's podcast tags (which players of films read, too), Podcasting
 * 2.0's medium and Media RSS's thumbnail.
 */
@Component
class FeedWriter {

  private static final String ATOM = "http://www.w3.org/2005/Atom";
  private static final String ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd";
  private static final String MEDIA = "http://search.yahoo.com/mrss/";
  private static final String PODCAST = "https://podcastindex.org/namespace/1.0";

  private final FeedAddresses addresses;

  FeedWriter(FeedAddresses addresses) {
    this.addresses = addresses;
  }

  byte[] write(Feed feed) {
    var bytes = new ByteArrayOutputStream();
    try {
      var xml =
          new XmlText(
              XMLOutputFactory.newFactory()
                  .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name()));
      xml.begin();
      xml.start("rss");
      xml.attribute("version", "2.0");
      xml.attribute("xmlns:atom", ATOM);
      xml.attribute("xmlns:itunes", ITUNES);
      xml.attribute("xmlns:media", MEDIA);
      xml.attribute("xmlns:podcast", PODCAST);
      channel(xml, feed);
      xml.end();
      xml.finish();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException("writing XML into memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  private void channel(XmlText xml, Feed feed) throws XMLStreamException {
    String self = addresses.feed(feed.workspaceId());
    xml.start("channel");
    xml.element("title", feed.title());
    xml.element("link", self);
    xml.element("description", "Films by " + feed.title());
    xml.element("language", "en");
    xml.element("generator", "Marquee");
    if (feed.updatedAt().isPresent()) {
      xml.element("lastBuildDate", date(feed.updatedAt().get()));
    }
    xml.start("atom:link");
    xml.attribute("href", self);
    xml.attribute("rel", "self");
    xml.attribute("type", "application/rss+xml");
    xml.end();
    xml.element("itunes:author", feed.title());
    xml.element("itunes:explicit", "false");
    xml.element("itunes:type", "episodic");
    xml.start("itunes:category");
    xml.attribute("text", "TV & Film");
    xml.end();
    xml.element("podcast:medium", "video");
    var newestPoster = feed.items().stream().filter(Item::hasPoster).findFirst();
    if (newestPoster.isPresent()) image(xml, addresses.poster(newestPoster.get().id()));
    for (Item item : feed.items()) item(xml, item);
    xml.end();
  }

  private void item(XmlText xml, Item item) throws XMLStreamException {
    xml.start("item");
    xml.element("title", item.title());
    xml.element("description", item.description());
    xml.element("link", addresses.film(item.id()));
    xml.start("guid");
    xml.attribute("isPermaLink", "false");
    xml.text(item.id().toString());
    xml.end();
    xml.element("pubDate", date(item.publishedAt()));
    xml.start("enclosure");
    xml.attribute("url", addresses.film(item.id()));
    xml.attribute("length", Long.toString(item.mediaBytes()));
    xml.attribute("type", item.mediaType());
    xml.end();
    xml.element("itunes:duration", Long.toString(Math.ceilDiv(item.mediaMillis(), 1000)));
    xml.element("itunes:explicit", "false");
    xml.element("itunes:episodeType", "full");
    if (item.hasPoster()) {
      image(xml, addresses.poster(item.id()));
      xml.start("media:thumbnail");
      xml.attribute("url", addresses.poster(item.id()));
      xml.end();
    }
    xml.end();
  }

  private static void image(XmlText xml, String url) throws XMLStreamException {
    xml.start("itunes:image");
    xml.attribute("href", url);
    xml.end();
  }

  /** RFC 822 with a year of four digits, as RSS has it. */
  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
