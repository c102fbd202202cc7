using Inventory.Domain.Models;
using Inventory.Sdk;

namespace Inventory.Domain.Persisting;

/// <summary>Which record of which root object: what a key means, spelled out.</summary>
/// <param name="Root">Kind of the root object.</param>
/// <param name="RootKey">Its key.</param>
/// <param name="Model">Kind of the record: the root's, or that of a child.</param>
/// <param name="Key">The record's key in its collection, or under its root.</param>
public readonly record struct RecordIdentity(RecordModel Root, string RootKey, RecordModel Model, string Key);

/// <summary>A record that wants values of others, or links by something else than a key: held until all records of a refresh are known.</summary>
/// <param name="Identity">Which record it is.</param>
/// <param name="Record">The record.</param>
/// <param name="LookUps">What it wants.</param>
public sealed record WaitingRecord(RecordIdentity Identity, VmdbRecord Record, IReadOnlyList<LookUp> LookUps);
