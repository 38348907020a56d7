package linecard.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// The routes. Spring tries each of a thousand where an address holds an id; only those are left
/// to it that begin as the address does.
class Routes extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo route, HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                .value();
        var patterns = route.getPathPatternsCondition();
        if (patterns != null && patterns.getPatterns().size() == 1
                && !beginsAlike(patterns.getFirstPattern().getPatternString(), path)) return null;
        return super.getMatchingMapping(route, request);
    }

    /// Whether they are the same up to what may vary in the pattern, or to what may be written in
    /// another way in the path.
    static boolean beginsAlike(String pattern, String path) {
        for (int i = 0; i < pattern.length(); i++) {
            char next = pattern.charAt(i);
            if (next == '{' || next == '*' || next == '?') return true;
            if (i == path.length()) return false;
            char given = path.charAt(i);
            if (given != next) return given == '%' || given == ';';
        }
        return true;
    }
}
