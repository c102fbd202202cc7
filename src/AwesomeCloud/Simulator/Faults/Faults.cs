namespace AwesomeCloud.Simulator;

/// <summary>The faults that are switched on. They add up; each is counted for itself. Thread-safe.</summary>
public sealed class Faults
{
    private readonly List<Armed> _armed = [];
    private readonly Lock _gate = new();

    /// <summary>The faults that can still strike.</summary>
    public IReadOnlyList<Fault> Active
    {
        get
        {
            lock (_gate)
            {
                return [.. _armed.Select(armed => armed.Fault)];
            }
        }
    }

    /// <summary>Switches a fault on.</summary>
    /// <exception cref="ArgumentException">A number of it makes no sense.</exception>
    public void Add(Fault fault)
    {
        if (fault.Status is < 400 or > 599 || fault.Every < 1 || fault.Page < 1 || fault.Times < 1 || fault.Seconds is not (>= 0 and <= 3600))
        {
            throw new ArgumentException("status is 400 to 599, seconds 0 to 3600; every, page and times are at least 1.", nameof(fault));
        }

        lock (_gate)
        {
            _armed.Add(new Armed(fault));
        }
    }

    /// <summary>Switches every fault off.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>Answers a page of a resource with an error status.</summary>
    public void FailPage(string resource, int? page = null, int status = 500, int? times = null) =>
        Add(new Fault(FaultKind.Fail, Resource: resource, Page: page, Status: status, Times: times));

    /// <summary>Answers each n-th request with 429; Retry-After in whole seconds, default 1.</summary>
    public void Throttle(int every = 1, double retryAfterSeconds = 1, int? times = null) =>
        Add(new Fault(FaultKind.Throttle, Every: every, Seconds: retryAfterSeconds, Times: times));

    /// <summary>Delays every request.</summary>
    public void Slow(TimeSpan delay, int? times = null) =>
        Add(new Fault(FaultKind.Slow, Seconds: delay.TotalSeconds, Times: times));

    /// <summary>Cuts the connection in the middle of a page's body.</summary>
    public void CutConnection(string resource, int? page = null, int? times = null) =>
        Add(new Fault(FaultKind.Cut, Resource: resource, Page: page, Times: times));

    /// <summary>Ends a page's JSON in the middle, while HTTP looks fine.</summary>
    public void Malform(string resource, int? page = null, int? times = null) =>
        Add(new Fault(FaultKind.Malform, Resource: resource, Page: page, Times: times));

    /// <summary>Answers every signed request with 401 ExpiredCredentials.</summary>
    public void ExpireCredentials(int? times = null) => Add(new Fault(FaultKind.Expire, Times: times));

    /// <summary>Answers every request for a resource with 403.</summary>
    public void Forbid(string resource, int? times = null) => Add(new Fault(FaultKind.Forbid, Resource: resource, Times: times));

    /// <summary>Delivers the events of an answer newest first.</summary>
    public void DisorderEvents(int? times = null) => Add(new Fault(FaultKind.Disorder, Resource: ResourceNames.Events, Times: times));

    /// <summary>Delivers each event of an answer twice.</summary>
    public void RepeatEvents(int? times = null) => Add(new Fault(FaultKind.Repeat, Resource: ResourceNames.Events, Times: times));

    /// <summary>The first fault of a kind that strikes this request, its count taken down; null if none does.</summary>
    internal Fault? Take(FaultKind kind, string? region, string resource, int page = 1)
    {
        lock (_gate)
        {
            foreach (var armed in _armed)
            {
                var fault = armed.Fault;
                var meant = fault.Kind == kind
                    && (fault.Region is null || fault.Region == region)
                    && (fault.Resource is null || fault.Resource == resource)
                    && (fault.Page is null || fault.Page == page);
                if (!meant || ++armed.Requests % fault.Every != 0)
                {
                    continue;
                }

                if (++armed.Struck == fault.Times)
                {
                    _armed.Remove(armed);
                }

                return fault;
            }

            return null;
        }
    }

    private sealed class Armed(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public int Requests { get; set; }

        public int Struck { get; set; }
    }
}
