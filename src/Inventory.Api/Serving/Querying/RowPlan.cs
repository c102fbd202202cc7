using System.Text.Json;
using Inventory.Api.Serving.Remembering;
using Inventory.Api.Serving.Rendering;
using Inventory.Api.Serving.Selecting;

namespace Inventory.Api.Serving.Querying;

/// <summary>What links need to know of the request, and the reads that must come before the rows.</summary>
/// <param name="Root">URL of the entry point as the request names it.</param>
/// <param name="Actions">The actions of a resource.</param>
internal sealed record PlanContext(string Root, RowActions Actions)
{
    /// <summary>Reads of related rows, the deepest first.</summary>
    public List<ManyRows> Many { get; } = [];

    /// <summary>The past state that is asked of; null for the present.</summary>
    public AsOf? AsOf { get; init; }

    /// <summary>How long the database may work.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many bytes the related rows may still take; they are kept until the rows are written.</summary>
    public long Room { get; set; } = 64L << 20;
}

/// <summary>A SELECT list, and how a row of it becomes JSON.</summary>
internal sealed class RowPlan
{
    private readonly PlanContext context;
    private readonly JoinScope scope;
    private readonly Func<string, string> rows;
    private readonly List<string> columns = [];
    private readonly List<Field> fields = [];

    /// <summary>Plans.</summary>
    /// <param name="context">The request.</param>
    /// <param name="scope">Where the rows come from.</param>
    /// <param name="rows">The statement that gives the rows' expressions; what is related to them is found by it.</param>
    public RowPlan(PlanContext context, JoinScope scope, Func<string, string> rows) => (this.context, this.scope, this.rows) = (context, scope, rows);

    /// <summary>What makes a row's JSON.</summary>
    public IReadOnlyList<Field> Fields => fields;

    /// <summary>The SELECT list.</summary>
    public string Columns => string.Join(", ", columns);

    /// <summary>Plans resources: with link, id and actions.</summary>
    public RowPlan Resources(Selection selection, string url)
    {
        var id = Column($"{scope.Alias}.id");
        fields.Add(new HrefField(url, id, Suffix));
        if (selection.Definition.Attribute("id") is { } idAttribute)
            fields.Add(new ValueField(idAttribute, id));
        AddRow(selection, scope.Alias, url, fields, skipId: true);
        if (selection.ShowsActions)
            fields.Add(new ActionsField(id, url, context.Actions));
        return this;
    }

    /// <summary>Plans links alone.</summary>
    public RowPlan Hrefs(string url)
    {
        fields.Add(new HrefField(url, Column($"{scope.Alias}.id"), Suffix));
        return this;
    }

    /// <summary>Plans rows of an array inside a resource.</summary>
    public RowPlan Entries(RelatedSelection related, string ownerKey, string? ownerUrl)
    {
        var (owner, id) = (Column(ownerKey), Column($"{scope.Alias}.id"));
        var target = related.Rows.Definition;
        var url = $"{context.Root}/{target.HrefName}";
        if (related.Subcollection is { } name && ownerUrl is not null)
            fields.Add(new NestedHrefField(ownerUrl, owner, name, id, Suffix));
        else if (related.IsWhole && target.IsListed)
            fields.Add(new HrefField(url, id, target.HasPast ? Suffix : ""));
        AddRow(related.Rows, scope.Alias, url, fields, skipId: false);
        return this;
    }

    private string Suffix => context.AsOf?.Suffix ?? "";

    private void AddRow(Selection selection, string alias, string? url, List<Field> to, bool skipId)
    {
        foreach (var attribute in selection.Attributes)
            if (!skipId || attribute.Name != "id")
                to.Add(new ValueField(attribute, Column(scope.Attribute(selection.Definition, alias, attribute))));
        foreach (var related in selection.Related)
            if (related.Association.IsMany)
                to.Add(Many(related, alias, url));
            else
                to.Add(One(related, alias));
    }

    private OneField One(RelatedSelection related, string alias)
    {
        var other = scope.Join(alias, related.Association);
        var inner = new List<Field>();
        AddRow(related.Rows, other, null, inner, skipId: false);
        return new OneField(related.Association, Column($"{other}.id"), related.IsWhole, inner);
    }

    private ManyField Many(RelatedSelection related, string alias, string? url)
    {
        var many = new ManyRows(context, scope.Sql, related, () => rows($"{alias}.id"), url);
        context.Many.Add(many);
        var key = related.Subcollection is { } name ? JsonEncodedText.Encode(name) : related.Association.Key;
        return new ManyField(key, Column($"{alias}.id"), many);
    }

    private int Column(string sql)
    {
        var known = columns.IndexOf(sql);
        if (known >= 0)
            return known;
        columns.Add(sql);
        return columns.Count - 1;
    }
}
