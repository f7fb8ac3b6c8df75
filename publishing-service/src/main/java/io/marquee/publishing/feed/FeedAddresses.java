package io.marquee.publishing.feed;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the public calls feeds and media. */
@Component
class FeedAddresses {

  private final String publicUrl;

  FeedAddresses(@Value("${marquee.public-url}") String publicUrl) {
    this.publicUrl = publicUrl;
  }

  String feed(UUID workspace) {
    return publicUrl + "/feeds/" + workspace + ".xml";
  }

  String film(UUID publication) {
    return publicUrl + "/media/" + publication + ".mp4";
  }

  String poster(UUID publication) {
    return publicUrl + "/media/" + publication + ".jpg";
  }
}
