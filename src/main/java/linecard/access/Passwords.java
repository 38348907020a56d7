package linecard.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keeps passwords as Argon2id hashes (OWASP: 19 MiB, two passes, one lane) and refuses poor ones.
@Component
public class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 200;

    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private final Set<String> common;
    private final String nobodys = hash("a password that nobody has");

    Passwords() throws IOException {
        var list = new ClassPathResource("linecard/access/common-passwords.txt");
        common = new HashSet<>(list.getContentAsString(StandardCharsets.UTF_8).lines().toList());
    }

    /// The words key of what is wrong with a new password, if anything is.
    public Optional<String> problem(String password, String email) {
        var lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST) return Optional.of("access.passwordTooShort");
        if (password.length() > LONGEST) return Optional.of("access.passwordTooLong");
        if (common.contains(lower) || lower.chars().distinct().count() < 5) {
            return Optional.of("access.passwordTooCommon");
        }
        var name = email.replaceFirst("@.*$", "").toLowerCase(Locale.ROOT);
        if (lower.equals(email.toLowerCase(Locale.ROOT))
                || name.length() > 4 && lower.replace(name, "").length() < 5) {
            return Optional.of("access.passwordIsName");
        }
        return Optional.empty();
    }

    public String hash(String password) {
        return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
    }

    /// Takes as long for an unknown person as for a known one. Whoever came with an archive has no
    /// password, so none matches.
    boolean matches(String password, Optional<String> hash) {
        var known = hash.filter(one -> !one.isEmpty());
        var same = Password.check(password, known.orElse(nobodys)).with(ARGON2);
        return same && known.isPresent();
    }
}
