package linecard.mail;

import linecard.words.ReadingException;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import java.util.Optional;

/// What the environment says of mail: the server, if there is one, and where Linecard is found.
@Component
public class PostOffice {

    private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);

    private final @Nullable Smtp smtp;
    private final @Nullable ReadingException problem;
    private final String address;

    /// @param address what links in letters begin with
    public PostOffice(@Value("${linecard.smtp-url:}") String url,
            @Value("${linecard.mail-from:}") String from,
            @Value("${linecard.url:}") String address) {
        Smtp read = null;
        ReadingException wrong = null;
        try {
            if (!url.isBlank()) read = Smtp.of(url, from);
        } catch (ReadingException e) {
            LOG.error("no letter is sent: {}", e.getMessage());
            wrong = e;
        }
        this.smtp = read;
        this.problem = wrong;
        this.address = address.strip().replaceAll("/+$", "");
    }

    Optional<Smtp> smtp() {
        return Optional.ofNullable(smtp);
    }

    /// Whether letters go out.
    public boolean isOpen() {
        return smtp != null;
    }

    /// What becomes of a letter that was just written: it goes, or waits until there is a server.
    public String fate(Words words) {
        return words.text(isOpen() ? "mail.fate.going" : "mail.fate.waiting");
    }

    /// What in the settings is not understood; null where all is.
    @Nullable ReadingException problem() {
        return problem;
    }

    /// The whole address of a page of an organisation.
    public String link(String slug, String path) {
        return address + "/o/" + slug + path;
    }
}
