package linecard.moving;

import java.util.Map;

/// What a person said of a move. What nobody said is as proposed.
///
/// @param owners who an owner is here: the code of a rep, or `-` for nobody
/// @param stages what a stage is called here, or `+` for a new one of its own name
/// @param apart the firms that are another than the account they look like
/// @param from the day from which reps look after their accounts; empty for today
record Choices(
        Map<String, String> owners, Map<String, String> stages, Map<String, Boolean> apart,
        String from) {

    static final Choices NONE = new Choices(Map.of(), Map.of(), Map.of(), "");

    static final String NOBODY = "-";
    static final String NEW = "+";
}
