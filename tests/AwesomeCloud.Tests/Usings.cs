global using AwesomeCloud.Simulator;
global using Shouldly;
global using Xunit;
