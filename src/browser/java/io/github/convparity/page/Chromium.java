package io.github.convparity.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser without a network. */
final class Chromium implements AutoCloseable {
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  /** A page, and all that it said and asked for. */
  static final class Tab implements AutoCloseable {
    final Page page;
    final List<String> complaints = new ArrayList<>();
    final List<String> requests = new ArrayList<>();
    private final BrowserContext context;

    private Tab(BrowserContext context) {
      this.context = context;
      this.page = context.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.onPageError(complaints::add);
      page.onRequest(request -> requests.add(request.url()));
    }

    /** Opens a file, with the part of the address behind #, and waits until all is there. */
    Tab open(Path file, String fragment) {
      page.navigate("about:blank");
      requests.clear();
      page.navigate(file.toUri() + fragment);
      page.waitForSelector(
          "html[data-ready]",
          new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
      return this;
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Path program =
        PLACES.stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("a browser must be one of " + PLACES));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program)
                    .setHeadless(true)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  Tab tab() {
    return tab(1280, ColorScheme.LIGHT, true);
  }

  Tab tab(int width, ColorScheme scheme, boolean scripts) {
    return new Tab(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setJavaScriptEnabled(scripts)
                .setOffline(true)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
