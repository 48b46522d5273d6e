using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Association.Architecture.Tests.Translation;

/// <summary>Stands in for what only a host has, such as its jobs: answers nothing.</summary>
public class NoPort : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;

    internal static void FillIn(IServiceCollection services)
    {
        var asked = services.Where(s => s.ImplementationType?.Assembly == Layers.Application)
            .SelectMany(s => s.ImplementationType!.GetConstructors()).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType)
            .Where(type => type.IsInterface && type.Assembly == Layers.Application && !type.IsGenericType).ToHashSet();
        foreach (var port in asked.Where(port => services.All(s => s.ServiceType != port)))
            services.AddSingleton(port, Create(port, typeof(NoPort)));
    }
}
