package linecard.archive;

import linecard.words.Language;
import linecard.words.Words;

/// An archive that is not taken, with the reason a person is told. Nothing of it was kept.
final class ArchiveRefused extends RuntimeException {

    private final String key;
    private final Object[] arguments;

    ArchiveRefused(String key, Object... arguments) {
        super(key, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    String key() {
        return key;
    }

    Object[] arguments() {
        return arguments;
    }

    String text(Words words) {
        return words.text(key, arguments);
    }

    @Override
    public String getMessage() {
        return text(Words.in(Language.ENGLISH));
    }
}
