package io.marquee.workspace.domain;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Asks DNS by the JDK's own client, which keeps no answers. */
@Component
@EnableConfigurationProperties(DomainSettings.class)
class JndiResolver implements Resolver {

  private final DomainSettings settings;

  JndiResolver(DomainSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<String> texts(String name) throws DnsUnavailable {
    return ask(name, "TXT").stream().map(JndiResolver::unquoted).toList();
  }

  @Override
  public List<String> aliases(String name) throws DnsUnavailable {
    return ask(name, "CNAME").stream()
        .map(alias -> alias.toLowerCase(Locale.ROOT).replaceAll("\\.$", ""))
        .toList();
  }

  private List<String> ask(String name, String type) throws DnsUnavailable {
    try {
      var context = new InitialDirContext(environment());
      try {
        Attribute found = context.getAttributes(name + ".", new String[] {type}).get(type);
        List<String> values = new ArrayList<>();
        if (found != null) {
          for (var all = found.getAll(); all.hasMore(); ) values.add(String.valueOf(all.next()));
        }
        return values;
      } finally {
        context.close();
      }
    } catch (NameNotFoundException none) {
      return List.of();
    } catch (NamingException away) {
      throw new DnsUnavailable("DNS did not tell the " + type + " of " + name, away);
    }
  }

  private Hashtable<String, String> environment() {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(
        Context.PROVIDER_URL,
        settings.dnsServers().isEmpty()
            ? "dns:"
            : settings.dnsServers().stream()
                .map(server -> "dns://" + server)
                .collect(Collectors.joining(" ")));
    environment.put("com.sun.jndi.dns.timeout.initial", "" + settings.patience().toMillis());
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    return environment;
  }

  /** Long texts come in parts, each in quotes. */
  private static String unquoted(String text) {
    return text.replaceAll("\"\\s+\"", "").replaceAll("^\"|\"$", "");
  }
}
