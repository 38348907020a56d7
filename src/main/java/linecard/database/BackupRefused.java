package linecard.database;

import linecard.words.Language;
import linecard.words.Words;

/// A backup cannot be made, read or restored; the finding says why and what to do. Its own message
/// is the English sentence.
public final class BackupRefused extends RuntimeException {

    private final transient Diagnosis finding;

    BackupRefused(String key, Object... arguments) {
        super(Diagnosis.of(key, arguments).text(Words.in(Language.ENGLISH)));
        this.finding = Diagnosis.of(key, arguments);
    }

    public Diagnosis finding() {
        return finding;
    }
}
