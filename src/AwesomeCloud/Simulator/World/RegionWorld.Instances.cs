namespace AwesomeCloud.Simulator;

/// <summary>The life of instances and of what is attached to them.</summary>
public sealed partial class RegionWorld
{
    private readonly Dictionary<string, (Instance Instance, List<Volume> RootDisks)> _terminated = [];

    /// <summary>Stops an instance: it keeps its private address and loses the public one.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance; so for every operation here.</exception>
    public Instance StopInstance(string id) =>
        Instances.Update(id, "stopped", i => i with { State = InstanceState.Stopped, PublicIp = null });

    /// <summary>Starts an instance; its launch time is now.</summary>
    public Instance StartInstance(string id) =>
        Instances.Update(id, "started", i => i with { State = InstanceState.Running, LaunchedAt = Now });

    /// <summary>Puts an instance into any state, known or not.</summary>
    public Instance SetState(string id, string state) => Instances.Update(id, state, i => i with { State = state });

    /// <summary>Changes an instance's type; a type that does not exist makes a dangling reference.</summary>
    public Instance Resize(string id, string instanceTypeId) => Instances.Update(id, "resized", i => i with { InstanceTypeId = instanceTypeId });

    /// <summary>Renames an instance; any UTF-16 will do, NUL and half surrogates included.</summary>
    public Instance Rename(string id, string name) => Instances.Update(id, "renamed", i => i with { Name = name });

    /// <summary>Replaces all tags of an instance.</summary>
    public Instance SetTags(string id, IReadOnlyDictionary<string, string> tags) => Instances.Update(id, "tagged", i => i with { Tags = tags });

    /// <summary>Makes a running instance with a root disk; what is not given is the region's first (type, image, zone).</summary>
    public Instance CreateInstance(string name, string? instanceTypeId = null, string? imageId = null, string? zoneId = null)
    {
        lock (_gate)
        {
            var zone = zoneId ?? FirstOf(AvailabilityZones);
            var root = AddVolume($"{name}-root", 20, zone);
            var instance = Instances.Add(id => new Instance
            {
                Id = id,
                Name = name,
                State = InstanceState.Running,
                InstanceTypeId = instanceTypeId ?? FirstOf(InstanceTypes),
                ImageId = imageId ?? FirstOf(Images),
                ZoneId = zone,
                PrivateIp = $"10.255.{Convert.ToByte(id[^4..^2], 16)}.{Convert.ToByte(id[^2..], 16)}",
                CreatedAt = Now,
                LaunchedAt = Now,
                Tags = new Dictionary<string, string>(),
                BlockDevices = [new("/dev/vda", root.Id)],
            });
            Attach(root.Id, instance.Id, "/dev/vda");
            return instance;
        }
    }

    /// <summary>Removes an instance from all lists at once, with its root disk; its other volumes become available.</summary>
    public void TerminateInstance(string id) => Terminate(id, restorable: true);

    internal void Terminate(string id, bool restorable)
    {
        lock (_gate)
        {
            var instance = Instances.Get(id);
            List<Volume> roots = [];
            foreach (var device in instance.BlockDevices)
            {
                if (Volumes.Find(device.VolumeId) is not { } volume)
                {
                    continue;
                }

                if (device == instance.BlockDevices[0])
                {
                    roots.Add(volume);
                    Volumes.Remove(volume.Id);
                }
                else
                {
                    Free(volume.Id);
                }
            }

            Instances.Remove(id, "terminated");
            if (restorable)
            {
                _terminated[id] = (instance, roots);
            }
        }
    }

    /// <summary>Brings a terminated instance back under its old id, with its root disk but without its other volumes.</summary>
    /// <exception cref="KeyNotFoundException">No such instance was terminated.</exception>
    public Instance RestoreInstance(string id)
    {
        lock (_gate)
        {
            if (!_terminated.Remove(id, out var buried))
            {
                throw new KeyNotFoundException($"No terminated instance has the id '{id}'.");
            }

            buried.RootDisks.ForEach(volume => Volumes.Insert(volume, "restored"));
            List<BlockDevice> devices = [.. buried.Instance.BlockDevices.Where(d => buried.RootDisks.Exists(v => v.Id == d.VolumeId))];
            return Instances.Insert(buried.Instance with { BlockDevices = devices }, "restored");
        }
    }

    /// <summary>Attaches an available volume to an instance under the next free device name.</summary>
    /// <exception cref="InvalidOperationException">The volume is attached already, or the instance has 26 devices.</exception>
    public void AttachVolume(string volumeId, string instanceId)
    {
        lock (_gate)
        {
            if (Volumes.Get(volumeId).Attachments.Count > 0)
            {
                throw new InvalidOperationException($"The volume '{volumeId}' is attached already.");
            }

            var taken = Instances.Get(instanceId).BlockDevices.Select(d => d.DeviceName).ToHashSet();
            var device = Enumerable.Range(0, 26).Select(n => $"/dev/vd{(char)('a' + n)}").First(name => !taken.Contains(name));
            Instances.Update(instanceId, "volume_attached", i => i with { BlockDevices = [.. i.BlockDevices, new(device, volumeId)] });
            Attach(volumeId, instanceId, device);
        }
    }

    /// <summary>Detaches a volume from the instance that has it; an available one stays as it is.</summary>
    public void DetachVolume(string volumeId)
    {
        lock (_gate)
        {
            foreach (var instance in Volumes.Get(volumeId).Attachments.Select(a => Instances.Find(a.InstanceId)).OfType<Instance>())
            {
                Instances.Update(
                    instance.Id, "volume_detached", i => i with { BlockDevices = [.. i.BlockDevices.Where(d => d.VolumeId != volumeId)] });
            }

            Free(volumeId);
        }
    }

    private void Attach(string volumeId, string instanceId, string device) =>
        Volumes.Update(volumeId, "attached", v => v with { State = "in_use", Attachments = [new(instanceId, device)] });

    private void Free(string volumeId) => Volumes.Update(volumeId, "detached", v => v with { State = "available", Attachments = [] });
}
