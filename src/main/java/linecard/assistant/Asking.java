package linecard.assistant;

import linecard.api.HeldBody;
import linecard.web.Visit;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Has an operation of the API done within the request of an assistant: by the same handlers,
/// past the same rules, for the same token.
@Component
class Asking {

    private final ObjectProvider<DispatcherServlet> program;
    private final JsonMapper json;

    Asking(ObjectProvider<DispatcherServlet> program, JsonMapper json) {
        this.program = program;
        this.json = json;
    }

    /// What the API answered.
    record Answer(int status, JsonNode body) {

        boolean isRefusal() {
            return status >= 400;
        }
    }

    Answer ask(Operation operation, HttpServletRequest within, HttpServletResponse outer) {
        var answered = new Kept(outer);
        try {
            program.getObject().service(new Inner(within, operation,
                    operation.body().isEmpty() ? new byte[0]
                            : json.writeValueAsBytes(operation.body())), answered);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        return new Answer(answered.getStatus(), json.readTree(answered.getContentAsByteArray()));
    }

    /// Keeps what is answered from the real answer.
    private static final class Kept extends ContentCachingResponseWrapper {

        private int status = HttpServletResponse.SC_OK;

        Kept(HttpServletResponse outer) {
            super(outer);
        }

        @Override
        public void setStatus(int status) {
            this.status = status;
        }

        @Override
        public int getStatus() {
            return status;
        }

        @Override
        public void sendError(int status) {
            this.status = status;
        }

        @Override
        public void sendError(int status, String message) {
            this.status = status;
        }

        @Override
        public void setHeader(String name, String value) {}

        @Override
        public void addHeader(String name, String value) {}

        @Override
        public void setContentType(@Nullable String type) {}

        @Override
        public void flushBuffer() {}

        @Override
        public boolean isCommitted() {
            return false;
        }
    }

    /// The operation as a request.
    private static final class Inner extends HttpServletRequestWrapper {

        private static final List<String> KEPT = List.of("accept", "content-type");

        private final Operation operation;
        private final byte[] body;
        private final Map<String, Object> attributes = new HashMap<>();

        Inner(HttpServletRequest within, Operation operation, byte[] body) {
            super(within);
            this.operation = operation;
            this.body = body;
            for (var name : Collections.list(within.getAttributeNames())) {
                if (name.startsWith("linecard.")) attributes.put(name, within.getAttribute(name));
            }
        }

        @Override
        public String getMethod() {
            return operation.method();
        }

        @Override
        public String getRequestURI() {
            return Visit.API + operation.path();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(getRequestURI());
        }

        @Override
        public String getServletPath() {
            return getRequestURI();
        }

        @Override
        public @Nullable String getQueryString() {
            var query = operation.query().toString();
            return query.isEmpty() ? null : query.substring(1);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return operation.query().values().get(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            var value = getParameter(name);
            return value == null ? null : new String[] {value};
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new HashMap<String, String[]>();
            operation.query().values().forEach(
                    (name, value) -> all.put(name, new String[] {value}));
            return all;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(operation.query().values().keySet());
        }

        @Override
        public @Nullable String getHeader(String name) {
            return KEPT.contains(name.toLowerCase(Locale.ROOT)) ? "application/json" : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            var value = getHeader(name);
            return value == null ? Collections.emptyEnumeration()
                    : Collections.enumeration(List.of(value));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(KEPT);
        }

        @Override
        public long getDateHeader(String name) {
            return -1;
        }

        @Override
        public String getContentType() {
            return "application/json";
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return attributes.get(name);
        }

        @Override
        public void setAttribute(String name, @Nullable Object value) {
            if (value == null) attributes.remove(name);
            else attributes.put(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            attributes.remove(name);
        }

        @Override
        public Enumeration<String> getAttributeNames() {
            return Collections.enumeration(List.copyOf(attributes.keySet()));
        }

        @Override
        public ServletInputStream getInputStream() {
            return new HeldBody(body);
        }
    }
}
