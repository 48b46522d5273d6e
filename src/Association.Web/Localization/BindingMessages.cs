using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Association.Web.Localization;

/// <summary>What the framework says about a value it cannot read or an attribute that does not hold, in both languages.</summary>
internal static class BindingMessages
{
    public static void Configure(MvcOptions options)
    {
        // Use cases validate; a missing value must reach them instead of being refused in the framework's words.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelBinderProviders.Insert(0, new LocalTimeBinderProvider());
        options.ModelMetadataDetailsProviders.Add(new AttributeMessages());

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => ErrorTexts.For("binding.invalid", "The value '{0}' is not valid.", [value]));
        messages.SetMissingBindRequiredValueAccessor(_ => Required());
        messages.SetMissingKeyOrValueAccessor(Required);
        messages.SetMissingRequestBodyRequiredValueAccessor(Required);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => ErrorTexts.For("binding.invalid", "The value '{0}' is not valid.", [value]));
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(Unknown);
        messages.SetNonPropertyValueMustBeANumberAccessor(Number);
        messages.SetUnknownValueIsInvalidAccessor(_ => Unknown());
        messages.SetValueIsInvalidAccessor(value => ErrorTexts.For("binding.invalid", "The value '{0}' is not valid.", [value]));
        messages.SetValueMustBeANumberAccessor(_ => Number());
        messages.SetValueMustNotBeNullAccessor(_ => Required());
    }

    private static string Required() => ErrorTexts.For("binding.required", "Please fill this in.");
    private static string Unknown() => ErrorTexts.For("binding.unknown", "This value is not valid.");
    private static string Number() => ErrorTexts.For("binding.number", "Please enter a number.");

    /// <summary>Gives a validation attribute without words of its own the key of ours.</summary>
    private sealed class AttributeMessages : IValidationMetadataProvider
    {
        public void CreateValidationMetadata(ValidationMetadataProviderContext context)
        {
            foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
                if (attribute.ErrorMessage is null && attribute.ErrorMessageResourceName is null && KeyFor(attribute) is { } key)
                    attribute.ErrorMessage = key;
        }

        private static string? KeyFor(ValidationAttribute attribute) => attribute switch
        {
            RequiredAttribute => "error.binding.required",
            MaxLengthAttribute or StringLengthAttribute => "error.binding.max-length",
            MinLengthAttribute => "error.binding.min-length",
            RangeAttribute => "error.binding.range",
            EmailAddressAttribute => "error.binding.email",
            CompareAttribute => "error.binding.compare",
            RegularExpressionAttribute => "error.binding.unknown",
            _ => null,
        };
    }
}
