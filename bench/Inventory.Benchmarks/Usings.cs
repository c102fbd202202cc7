global using Inventory.Benchmarks.Feeding;
global using Inventory.Benchmarks.Measuring;
global using Inventory.Benchmarks.Running;
