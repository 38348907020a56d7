package linecard.assistant;

import linecard.access.Viewer;
import linecard.words.ReadingException;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/// What an assistant told a tool, and in whose name it asks. The rules of each value are the API's.
record ToolInput(JsonNode arguments, Viewer viewer, LocalDate today) {

    /// Empty where it was left out.
    ///
    /// @throws ReadingException where it is no plain value
    String text(String name) {
        var value = arguments.path(name);
        if (value.isMissingNode() || value.isNull()) return "";
        if (!value.isString() && !value.isNumber() && !value.isBoolean()) {
            throw new ReadingException("assistant.notPlain", name);
        }
        return value.asString();
    }

    String text(String name, String usual) {
        var text = text(name);
        return text.isEmpty() ? usual : text;
    }

    /// An id to stand in an address.
    ///
    /// @throws ReadingException where it is none
    String id(String name) {
        var text = text(name);
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new ReadingException("assistant.notAnId", name);
        }
    }

    /// The rep that is named, or in whose name it is asked; empty for neither.
    String rep() {
        if (!text("rep").isEmpty()) return id("rep");
        return viewer.rep() == null ? "" : viewer.rep().toString();
    }

    /// What was told under these names, as a body has it.
    Map<String, Object> body(String... names) {
        var body = new LinkedHashMap<String, Object>();
        for (var name : names) {
            if (!text(name).isEmpty()) body.put(name, text(name));
        }
        return body;
    }
}
