using System.Globalization;

namespace AwesomeCloud.Simulator;

/// <summary>
/// The churn of one region: what its customers do all day, drawn from a seed. Stopping and terminating take a while, as in life:
/// the instance passes through a transitional state that a few changes later settles.
/// </summary>
internal sealed class RandomChanges(RegionWorld region, ulong seed)
{
    private const int StoppingLasts = 5;
    private const int TerminatedLasts = 20;
    private const int MostImages = 250;
    private const int MostDevices = 8;

    private readonly PriorityQueue<Func<bool>, (long Due, long Order)> _settling = new();
    private Dice _dice = new(seed);
    private long _made;
    private int? _usual;

    /// <summary>Makes one change. Call under the region's lock.</summary>
    public void Make()
    {
        _made++;
        _usual ??= region.Instances.Count;
        while (_settling.TryPeek(out _, out var next) && next.Due <= _made)
        {
            if (_settling.Dequeue()())
            {
                return;
            }
        }

        // Some draws find nothing to do (no running instance, no free volume); creating always works.
        for (var attempt = 0; attempt < 10; attempt++)
        {
            if (Draw())
            {
                return;
            }
        }

        Create();
    }

    private bool Draw() => _dice.Next(100) switch
    {
        < 28 => Alive() is { } i && Toggle(i),
        < 44 => Alive() is { } i && Retag(i),
        < 52 => Alive() is { } i && Did(region.Rename(i.Id, Name())),
        < 62 => Alive() is { } i && Resize(i),
        < 83 => CreateOrTerminate(),
        < 91 => MoveVolume(),
        < 96 => AddOrRemoveVolume(),
        _ => AddOrRemoveImage(),
    };

    private bool Toggle(Instance instance)
    {
        if (instance.State == InstanceState.Stopped)
        {
            return Did(region.StartInstance(instance.Id));
        }

        if (instance.State != InstanceState.Running)
        {
            return false;
        }

        Later(StoppingLasts, instance.Id, InstanceState.Stopping, () => region.StopInstance(instance.Id));
        return Did(region.SetState(instance.Id, InstanceState.Stopping));
    }

    // Keeps the number of instances about where it was, however long the churn goes on.
    private bool CreateOrTerminate() => _dice.Percent(region.Instances.Count > _usual ? 40 : 60) ? Create() : Alive() is { } i && Terminate(i);

    private bool Terminate(Instance instance)
    {
        Later(TerminatedLasts, instance.Id, InstanceState.Terminated, () => region.Terminate(instance.Id, restorable: false));
        return Did(region.Instances.Update(
            instance.Id, InstanceState.Terminated, i => i with { State = InstanceState.Terminated, PrivateIp = null, PublicIp = null }));
    }

    private bool Retag(Instance instance)
    {
        var tags = new Dictionary<string, string>(instance.Tags) { ["owner"] = _dice.Pick<string>(Vocabulary.Owners) };
        if (!tags.Remove("reviewed"))
        {
            tags["reviewed"] = string.Create(CultureInfo.InvariantCulture, $"round-{_made}");
        }

        return Did(region.SetTags(instance.Id, tags));
    }

    private bool Resize(Instance instance) =>
        region.InstanceTypes.Pick(ref _dice) is { Enabled: true } type && type.Id != instance.InstanceTypeId
        && Did(region.Resize(instance.Id, type.Id));

    private bool Create() => Did(region.CreateInstance(
        Name(), region.InstanceTypes.Pick(ref _dice)?.Id, region.Images.Pick(ref _dice)?.Id, region.AvailabilityZones.Pick(ref _dice)?.Id));

    // Root disks stay where they are, and most volumes are root disks: hence several looks for another.
    private bool MoveVolume()
    {
        for (var look = 0; look < 8; look++)
        {
            switch (region.Volumes.Pick(ref _dice))
            {
                case { Attachments: [{ Device: not "/dev/vda" }, ..] } attached:
                    region.DetachVolume(attached.Id);
                    return true;
                case { Attachments: [] } free when Alive() is { } instance && instance.ZoneId == free.ZoneId && instance.BlockDevices.Count < MostDevices:
                    region.AttachVolume(free.Id, instance.Id);
                    return true;
            }
        }

        return false;
    }

    // The more volumes lie about unattached, the likelier one is found and removed: their number settles.
    private bool AddOrRemoveVolume()
    {
        for (var look = _dice.Percent(70) ? 8 : 0; look > 0; look--)
        {
            if (region.Volumes.Pick(ref _dice) is { Attachments: [] } free)
            {
                return region.Volumes.Remove(free.Id);
            }
        }

        return Did(region.AddVolume($"data-{Name()}", 50L << _dice.Next(4), region.AvailabilityZones.Pick(ref _dice)?.Id));
    }

    // An image that goes may be in use: instances keep the id of an image that is gone, as in other clouds.
    private bool AddOrRemoveImage() => region.Images.Count >= MostImages && region.Images.Pick(ref _dice) is { } image
        ? region.Images.Remove(image.Id)
        : Did(region.AddImage($"golden-{Name()}"));

    private Instance? Alive() => region.Instances.Pick(ref _dice) is { State: not InstanceState.Terminated } instance ? instance : null;

    private string Name() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_dice.Pick<string>(Vocabulary.Roles)}-{_dice.Pick<string>(Vocabulary.Environments)}-{(char)('a' + _dice.Next(26))}{_made}");

    // A test may have changed or removed the instance meanwhile; then there is nothing to settle.
    private void Later(int changes, string id, string state, Action settle) => _settling.Enqueue(
        () =>
        {
            if (region.Instances.Find(id)?.State != state)
            {
                return false;
            }

            settle();
            return true;
        },
        (_made + changes, _made));

    private static bool Did<T>(T item) => item is not null;
}
