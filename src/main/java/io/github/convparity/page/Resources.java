package io.github.convparity.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The fixed parts of a page. */
final class Resources {
  private static final String UPLOT = "META-INF/resources/webjars/uplot/";
  private static final List<String> STYLES = List.of("page.css", "parts.css");
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "numbers.js",
          "rows.js",
          "geometry.js",
          "filter.js",
          "bar.js",
          "findings.js",
          "heatmap.js",
          "charts.js",
          "table.js",
          "planes.js",
          "closeup.js",
          "drawer.js",
          "environment.js",
          "state.js",
          "main.js");

  private Resources() {}

  static String template() {
    return own("page.html");
  }

  static String styles() {
    return uplotText("dist/uPlot.min.css") + "\n" + joined(STYLES);
  }

  /** The library of the charts behind its licence. */
  static String library() {
    return "/*\n" + uplotText("LICENSE") + "*/\n" + uplotText("dist/uPlot.iife.min.js");
  }

  static String script() {
    return "\"use strict\";\n(() => {\n" + joined(SCRIPTS) + "})();\n";
  }

  private static String joined(List<String> names) {
    StringBuilder text = new StringBuilder();
    names.forEach(name -> text.append(own(name)));
    return text.toString();
  }

  private static String own(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      return text(in, name);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  private static String uplotText(String name) {
    String path = UPLOT + uplotVersion() + "/" + name;
    try (InputStream in = loader().getResourceAsStream(path)) {
      return text(in, path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private static String uplotVersion() {
    String path = "META-INF/maven/org.webjars.npm/uplot/pom.properties";
    Properties properties = new Properties();
    try (InputStream in = loader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("uplot must be on the class path: " + path + " is missing");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
    return properties.getProperty("version");
  }

  private static ClassLoader loader() {
    return Resources.class.getClassLoader();
  }

  private static String text(@Nullable InputStream in, String path) throws IOException {
    if (in == null) {
      throw new IllegalStateException(path + " must be on the class path");
    }
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
