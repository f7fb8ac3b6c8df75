package io.marquee.identity.external;

import io.marquee.identity.token.Issuer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The providers that are configured. */
@Component
public class ExternalProviders {

  private final ExternalSettings settings;
  private final URI site;
  private final Map<String, OpenIdProvider> providers = new TreeMap<>();

  ExternalProviders(ExternalSettings settings, Issuer issuer, JsonMapper json) {
    this.settings = settings;
    this.site = issuer.publicUrl();
    var calls = new ProviderCalls(json);
    settings
        .providers()
        .forEach(
            (name, provider) -> {
              URI back = URI.create(site + "/api/v1/auth/external/" + name + "/callback");
              providers.put(name, new OpenIdProvider(provider, back, calls));
            });
  }

  /**
   * A provider, for people.
   *
   * @param provider its name in paths
   * @param name for people
   */
  public record Item(String provider, String name) {}

  /**
   * Lists them.
   *
   * @return by name
   */
  public List<Item> list() {
    return providers.keySet().stream().map(this::item).toList();
  }

  private Item item(String provider) {
    String name = get(provider).name();
    return new Item(provider, name == null ? provider : name);
  }

  OpenIdProvider get(String name) {
    OpenIdProvider provider = providers.get(name);
    if (provider == null) throw new NoSuchProvider();
    return provider;
  }

  /** Whom an issuer is configured as; empty for one that no longer is. */
  Optional<Item> find(String issuer) {
    return providers.entrySet().stream()
        .filter(provider -> provider.getValue().issuer().equals(issuer))
        .map(provider -> item(provider.getKey()))
        .findFirst();
  }

  /** Where browsers come out: what is said there stands behind a #, which no server sees. */
  URI out(String said) {
    URI to = settings.returnTo() == null ? URI.create(site + "/") : settings.returnTo();
    return URI.create(to + "#" + said);
  }
}
