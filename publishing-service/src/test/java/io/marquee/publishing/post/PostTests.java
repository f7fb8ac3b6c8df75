package io.marquee.publishing.post;

import static io.marquee.publishing.post.PostFixtures.LATER;
import static io.marquee.publishing.post.PostFixtures.MEDIA;
import static io.marquee.publishing.post.PostFixtures.NOW;
import static io.marquee.publishing.post.PostFixtures.content;
import static io.marquee.publishing.post.PostFixtures.draftFor;
import static io.marquee.publishing.post.PostFixtures.target;
import static io.marquee.publishing.post.PostFixtures.underWay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.publishing.socialaccount.PlatformGateway.Appearance;
import io.marquee.publishing.socialaccount.PlatformGateway.Failure;
import io.marquee.publishing.socialaccount.SocialAccount;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.data.domain.AbstractAggregateRoot;

class PostTests {

  private static final Appearance SEEN = new Appearance("https://example.test/1");
  private static final Failure REFUSED = new Failure("refused", "No.", "Ask nicely.");

  @Test
  void startsAsADraftThatWaitsForNothing() {
    Post post = draftFor(2);

    assertThat(post.status()).isEqualTo(Status.DRAFT);
    assertThat(post.publications()).hasSize(2);
    assertThat(said(post)).isEmpty();
  }

  @Test
  void waitsForItsTimeOnEveryPlatform() {
    Post post = draftFor(2);
    post.schedule(LATER, NOW);

    assertThat(post.status()).isEqualTo(Status.SCHEDULED);
    assertThat(post.scheduledAt()).isEqualTo(LATER);
    assertThat(said(post, Post.Queued.class)).extracting(Post.Queued::at).containsOnly(LATER);
    assertThat(said(post, Post.Scheduled.class)).hasSize(1);
    Publication first = post.publications().getFirst();
    assertThat(post.due(first.id(), first.round(), NOW)).isEmpty();
    assertThat(post.due(first.id(), first.round(), LATER)).isPresent();
  }

  @Test
  void forgetsEarlierPlansWhenItGetsAnotherTime() {
    Post post = draftFor(1);
    post.schedule(LATER, NOW);
    Publication publication = post.publications().getFirst();
    int before = publication.round();
    post.schedule(LATER.plusSeconds(60), NOW);

    assertThat(post.due(publication.id(), before, LATER.plusSeconds(90))).isEmpty();
    assertThat(post.due(publication.id(), publication.round(), LATER)).isEmpty();
    assertThat(post.due(publication.id(), publication.round(), LATER.plusSeconds(60))).isPresent();
  }

  @Test
  void appearsOnceHoweverOftenItIsSaid() {
    Post post = underWay(1);
    Publication publication = post.publications().getFirst();
    int round = publication.round();
    post.appear(publication.id(), round, SEEN, NOW);
    post.appear(publication.id(), round, SEEN, LATER);
    post.fail(publication.id(), round, REFUSED, LATER);

    assertThat(post.status()).isEqualTo(Status.PUBLISHED);
    assertThat(said(post, Post.Published.class)).hasSize(1);
    assertThat(said(post, Post.Failed.class)).isEmpty();
  }

  @Test
  void isPublishedOnlyWhenItHasAppearedEverywhere() {
    Post post = underWay(2);
    Publication first = post.publications().getFirst();
    Publication second = post.publications().getLast();

    post.appear(first.id(), first.round(), SEEN, NOW);
    assertThat(post.status()).isEqualTo(Status.PUBLISHING);
    post.fail(second.id(), second.round(), REFUSED, NOW);
    assertThat(post.status()).isEqualTo(Status.FAILED);
    post.retry(LATER);
    assertThat(first.status()).isEqualTo(Status.PUBLISHED);
    assertThat(post.status()).isEqualTo(Status.PUBLISHING);
    post.appear(second.id(), second.round(), SEEN, LATER);
    assertThat(post.status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void knowsThatAnEarlierAttemptMayHaveSucceeded() {
    Post post = draftFor(1);
    post.publish(NOW);
    Publication publication = post.publications().getFirst();

    assertThat(post.begin(publication, MEDIA, NOW)).isFalse();
    assertThat(post.begin(publication, MEDIA, NOW)).isTrue();
  }

  @Test
  void keepsAnUnknownOutcomeUnknownUntilItIsFoundOut() {
    Post post = underWay(1);
    Publication publication = post.publications().getFirst();
    post.loseSight(publication.id(), publication.round(), PublicationFailures.OUTCOME_UNKNOWN, NOW);
    assertThat(post.status()).isEqualTo(Status.UNKNOWN);

    post.giveUp(
        publication.id(), publication.round(), PublicationFailures.PLATFORM_UNAVAILABLE, NOW);
    assertThat(post.status()).isEqualTo(Status.UNKNOWN);
    assertThat(said(post, Post.Failed.class)).isEmpty();
    assertThatThrownBy(() -> post.cancel(NOW)).isInstanceOf(PostStateConflict.class);

    post.retry(LATER);
    assertThat(post.status()).isEqualTo(Status.UNKNOWN);
    assertThat(post.begin(publication, MEDIA, LATER)).isTrue();
    post.appear(publication.id(), publication.round(), SEEN, LATER);
    assertThat(post.status()).isEqualTo(Status.PUBLISHED);
  }

  @Test
  void stopsWhatIsNotUnderWay() {
    Post post = draftFor(1);
    post.schedule(LATER, NOW);
    Publication publication = post.publications().getFirst();
    int planned = publication.round();
    post.cancel(NOW);

    assertThat(post.status()).isEqualTo(Status.CANCELLED);
    assertThat(post.due(publication.id(), planned, LATER)).isEmpty();
    assertThat(said(post, Post.Settled.class)).hasSize(1);
  }

  @Test
  void guardsItsStates() {
    Post underWay = underWay(1);
    assertThatThrownBy(() -> underWay.publish(NOW)).isInstanceOf(PostStateConflict.class);
    assertThatThrownBy(() -> underWay.schedule(LATER, NOW)).isInstanceOf(PostStateConflict.class);
    assertThatThrownBy(() -> underWay.cancel(NOW)).isInstanceOf(PostStateConflict.class);
    assertThatThrownBy(underWay::discard).isInstanceOf(PostStateConflict.class);
    assertThatThrownBy(() -> underWay.edit(content("New"), List.of(), NOW))
        .isInstanceOf(PostStateConflict.class);
    assertThatThrownBy(() -> draftFor(1).retry(NOW)).isInstanceOf(PostStateConflict.class);
  }

  @Test
  void keepsWhatHasAppearedWhenTheRestIsCancelled() {
    Post post = underWay(2);
    Publication first = post.publications().getFirst();
    Publication second = post.publications().getLast();
    post.appear(first.id(), first.round(), SEEN, NOW);
    post.fail(second.id(), second.round(), REFUSED, NOW);

    assertThatThrownBy(post::discard).isInstanceOf(PostStateConflict.class);
    post.cancel(LATER);
    assertThat(post.status()).isEqualTo(Status.PUBLISHED);
    assertThat(second.status()).isEqualTo(Status.CANCELLED);
  }

  @Test
  void keepsItsTimeForAccountsThatAreAddedLater() {
    Post post = draftFor(1);
    post.schedule(LATER, NOW);
    Publication kept = post.publications().getFirst();
    var other = target();
    post.edit(
        content("New"),
        List.of(
            new Publication.Target(target().id(), kept.socialAccountId(), kept.platform()), other),
        NOW);

    assertThat(post.publications())
        .extracting(Publication::id)
        .containsExactly(kept.id(), other.id());
    assertThat(post.publications()).extracting(Publication::status).containsOnly(Status.SCHEDULED);
    post.edit(content("New"), List.of(other), NOW);
    assertThat(post.publications())
        .extracting(Publication::socialAccountId)
        .extracting(SocialAccount.Id::value)
        .containsExactly(other.socialAccountId().value());
    assertThat(said(post, Post.Settled.class))
        .extracting(Post.Settled::publication)
        .containsExactly(kept.id());
  }

  /** What the post has registered to be said when it is saved. */
  private static Collection<?> said(Post post) {
    try {
      Method events = AbstractAggregateRoot.class.getDeclaredMethod("domainEvents");
      events.setAccessible(true);
      return (Collection<?>) events.invoke(post);
    } catch (ReflectiveOperationException changed) {
      throw new AssertionError(changed);
    }
  }

  private static <T> List<T> said(Post post, Class<T> type) {
    return said(post).stream().filter(type::isInstance).map(type::cast).toList();
  }
}
