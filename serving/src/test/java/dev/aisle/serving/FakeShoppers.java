package dev.aisle.serving;

import dev.aisle.serving.api.BackgroundShoppers;

/// Simulated shoppers who only do as they are told.
final class FakeShoppers implements BackgroundShoppers {
  private boolean running;
  private double pagesPerSecond = 5;

  @Override
  public synchronized Status status() {
    return new Status(running, pagesPerSecond, running ? 12 : 0, null);
  }

  @Override
  public synchronized void start(double rate) {
    running = true;
    pagesPerSecond = rate;
  }

  @Override
  public synchronized void stop() {
    running = false;
  }
}
