package linecard.entrance;

import linecard.access.Identities;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/// Proves that whoever sets the installation up sees its console. Worth nothing once an owner
/// exists.
@Component
public class SetupToken {

    private final String token = fresh();
    private final Identities identities;
    private final Environment environment;

    SetupToken(Identities identities, Environment environment) {
        this.identities = identities;
        this.environment = environment;
    }

    public boolean matches(String given) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                given.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        var port = environment.getProperty("local.server.port", "8080");
        System.err.println("Linecard is at http://localhost:" + port);
        if (!identities.hasOwner()) {
            System.err.println("This installation is empty. Open http://localhost:" + port
                    + "/setup and give the token " + token);
        }
    }

    private static String fresh() {
        var bytes = new byte[10];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
