package linecard.database;

/// What the doctor says about one thing.
///
/// @param isFine whether nothing has to be done; if not, the finding says what
public record Advice(boolean isFine, Diagnosis finding) {

    static Advice fine(String key, Object... arguments) {
        return new Advice(true, Diagnosis.of("database.doctor." + key, arguments));
    }

    static Advice todo(String key, Object... arguments) {
        return new Advice(false, Diagnosis.of("database.doctor." + key, arguments));
    }
}
