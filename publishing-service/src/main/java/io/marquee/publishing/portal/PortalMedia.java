package io.marquee.publishing.portal;

import io.marquee.publishing.film.Variant;
import io.marquee.publishing.storage.MediaStore;
import io.marquee.tenancy.CurrentWorkspace;
import io.marquee.web.NotFound;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where clients fetch the film that they decide on. */
@Component
public class PortalMedia {

  private final PortalPosts posts;
  private final MediaStore store;

  PortalMedia(PortalPosts posts, MediaStore store) {
    this.posts = posts;
    this.store = store;
  }

  /**
   * The film.
   *
   * @param post of which post
   * @return an address that lasts a quarter of an hour
   */
  public URI film(UUID post) {
    Variant file = posts.file(post).orElseThrow(() -> new NotFound("film", post));
    return signed(post, file.objectKey(), file.contentType());
  }

  /**
   * Its poster.
   *
   * @param post of which post
   * @return an address that lasts a quarter of an hour
   */
  public URI poster(UUID post) {
    String key =
        posts
            .file(post)
            .flatMap(file -> Optional.ofNullable(file.posterKey()))
            .orElseThrow(() -> new NotFound("poster", post));
    return signed(post, key, "image/jpeg");
  }

  /** Keys carry the tenant, and row-level security does not reach into the store. */
  private URI signed(UUID post, String key, String contentType) {
    if (!key.startsWith("w/" + CurrentWorkspace.id() + "/")) throw new NotFound("film", post);
    return store.allowReadingFilm(key, contentType);
  }
}
