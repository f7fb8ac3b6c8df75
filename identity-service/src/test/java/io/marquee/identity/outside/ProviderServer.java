package io.marquee.identity.outside;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real provider: Spring Authorization Server on a Tomcat of its own, with a log-in form. It is
 * put together by hand, without Boot's auto-configuration, which would be the service's, too.
 */
public final class ProviderServer implements AutoCloseable {

  public static final String CLIENT_ID = "marquee";
  public static final String CLIENT_SECRET = "what only both know";
  static final String PASSWORD = "provider-password";

  /** What the provider says of its users: by user name, the claims of the ID token. */
  private static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();

  private final AnnotationConfigServletWebServerApplicationContext context;

  /**
   * Starts it on a free port.
   *
   * @param site where browsers come back to, without a slash at its end
   * @param name what the site calls this provider
   */
  public ProviderServer(String site, String name) {
    context = new AnnotationConfigServletWebServerApplicationContext();
    context.registerBean(
        Callback.class, () -> new Callback(site + "/api/v1/auth/external/" + name + "/callback"));
    context.register(Configuration.class);
    context.refresh();
  }

  /** Where a browser is sent back to. */
  private record Callback(String uri) {}

  /** Somebody with an address there, and whether the provider vouches for it. */
  public static void says(String user, String email, boolean verified, String name) {
    PEOPLE.put(user, Map.of("email", email, "email_verified", verified, "name", name));
  }

  public String issuer() {
    return "http://localhost:" + port();
  }

  private int port() {
    return java.util.Objects.requireNonNull(context.getWebServer()).getPort();
  }

  @Override
  public void close() {
    context.close();
  }

  private static final class Nothing extends HttpServlet {
    private static final long serialVersionUID = 1;
  }

  /** Not marked as a configuration: the service's own scan would find it, and be locked by it. */
  @EnableWebSecurity
  static class Configuration {

    @Bean
    TomcatServletWebServerFactory tomcat() {
      return new TomcatServletWebServerFactory(0);
    }

    @Bean
    DelegatingFilterProxyRegistrationBean security() {
      return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
    }

    /** Tomcat answers 404 before any filter where no servlet is. */
    @Bean
    ServletRegistrationBean<HttpServlet> nothing() {
      return new ServletRegistrationBean<>(new Nothing(), "/");
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http) throws Exception {
      return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
          .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
          .formLogin(Customizer.withDefaults())
          .build();
    }

    @Bean
    RegisteredClientRepository clients(Callback callback) {
      return new InMemoryRegisteredClientRepository(
          RegisteredClient.withId("marquee")
              .clientId(CLIENT_ID)
              .clientSecret("{noop}" + CLIENT_SECRET)
              .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
              .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
              .redirectUri(callback.uri())
              .scope("openid")
              .scope("email")
              .scope("profile")
              .clientSettings(
                  ClientSettings.builder()
                      .requireProofKey(true)
                      .requireAuthorizationConsent(false)
                      .build())
              .build());
    }

    @Bean
    UserDetailsService people() {
      return new UserDetailsService() {
        @Override
        public UserDetails loadUserByUsername(String name) {
          if (!PEOPLE.containsKey(name)) throw new UsernameNotFoundException(name);
          return User.withUsername(name).password("{noop}" + PASSWORD).roles("USER").build();
        }
      };
    }

    @Bean
    JWKSource<SecurityContext> keys() throws Exception {
      RSAKey key = new RSAKeyGenerator(2048).keyID("provider").generate();
      return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      return NimbusJwtDecoder.withJwkSource(keys).build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
      return token -> {
        if (!OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) return;
        Authentication principal = token.getPrincipal();
        if (principal == null) return;
        Map<String, Object> said = PEOPLE.get(principal.getName());
        if (said != null) said.forEach((name, value) -> token.getClaims().claim(name, value));
      };
    }

    @Bean
    AuthorizationServerSettings settings() {
      return AuthorizationServerSettings.builder().build();
    }
  }
}
